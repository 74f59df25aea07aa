import { describe, expect, it } from 'vitest';
import { LinearModel, type Lesson } from '../../src/understanding/model.ts';

const lesson = (label: string, ...names: string[]): Lesson<string> => ({
  label,
  features: new Map(names.map((name) => [name, 1])),
});
const lessons = [
  lesson('weg', 'vakantie', 'dagen'),
  lesson('weg', 'vakantie'),
  lesson('geld', 'kosten', 'dagen'),
  lesson('geld', 'kosten'),
];
const settings = { seed: 1, epochs: 20, rate: 0.5, decay: 0, atLeast: 1 };

describe('the model', () => {
  it('learns, and says why', () => {
    const model = LinearModel.train(lessons, settings);
    const features = new Map([['kosten', 1]]);
    expect(model.rank(features)[0]?.label).toBe('geld');
    expect(model.reasons(features, 'geld')[0]?.feature).toBe('kosten');
  });

  it('is the same for the same lessons and seed', () => {
    const bytes = () => LinearModel.train(lessons, settings).toBytes();
    expect(bytes().equals(bytes())).toBe(true);
  });

  it('survives being kept', () => {
    const model = LinearModel.train(lessons, settings);
    const features = new Map([['vakantie', 1]]);
    expect(LinearModel.fromBytes(model.toBytes())?.rank(features)).toEqual(model.rank(features));
  });

  it('that was kept only in part is no model', () => {
    const bytes = LinearModel.train(lessons, settings).toBytes();
    expect(LinearModel.fromBytes(bytes.subarray(0, -3))).toBeUndefined();
    expect(LinearModel.fromBytes(Buffer.from('{"labels":['))).toBeUndefined();
    expect(LinearModel.fromBytes(Buffer.alloc(0))).toBeUndefined();
  });
});
