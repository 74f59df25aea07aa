import { png, type Colour } from './png.ts';

/** A place in the drawing, which is 32 wide and 32 high. */
type Point = readonly [x: number, y: number];
/** One side of a shape. */
type Edge = readonly [from: Point, to: Point];

/** A house under its roof. */
const house = edges([
  [16, 4],
  [29, 15],
  [26, 15],
  [26, 28],
  [6, 28],
  [6, 15],
  [3, 15],
]);

/** A signpost in the house: an arrow that points on. */
const arrow = edges([
  [9, 16],
  [18, 16],
  [18, 13],
  [24, 18.5],
  [18, 24],
  [18, 21],
  [9, 21],
]);

const background: Colour = [0, 75, 90, 255];
const paper: Colour = [255, 255, 255, 255];
const nothing: Colour = [255, 255, 255, 0];

/** The colour that stands for the app. */
export const accentColour = `#${background
  .slice(0, 3)
  .map((part) => part.toString(16).padStart(2, '0'))
  .join('')}`;

/** So many times finer than the picture it is looked at, in both directions, so that edges are smooth. */
const finer = 4;

/** The icon in colour: a white house with an arrow, 192 pixels wide and high. */
export const colourIcon = (): Buffer => {
  const size = 192;
  return draw(size, (point) => {
    // within the middle two thirds, as Teams asks
    const [x, y] = inside(point, 0.68);
    return contains(house, [x, y]) && !contains(arrow, [x, y]) ? paper : background;
  });
};

/** The icon as an outline in white on nothing, 32 pixels wide and high. */
export const outlineIcon = (): Buffer =>
  draw(32, (point) => (isNear(house, point, 1) || contains(arrow, point) ? paper : nothing));

function draw(size: number, colourAt: (point: Point) => Colour): Buffer {
  const scale = 32 / size;
  return png(size, size, (x, y) => {
    const colours = Array.from({ length: finer * finer }, (_, i) =>
      colourAt([(x + ((i % finer) + 0.5) / finer) * scale, (y + (Math.floor(i / finer) + 0.5) / finer) * scale]),
    );
    return mixed(colours);
  });
}

/** The point as it is in a drawing that is so much smaller, in the middle. */
const inside = ([x, y]: Point, part: number): Point => [16 + (x - 16) / part, 16 + (y - 16) / part];

/** The mean of colours, each counted by how much it covers. */
function mixed(colours: readonly Colour[]): Colour {
  const alpha = colours.reduce((sum, colour) => sum + colour[3], 0);
  const mean = (part: 0 | 1 | 2): number =>
    alpha === 0 ? 255 : Math.round(colours.reduce((sum, colour) => sum + colour[part] * colour[3], 0) / alpha);
  return [mean(0), mean(1), mean(2), Math.round(alpha / colours.length)];
}

function edges(shape: readonly Point[]): readonly Edge[] {
  return shape.map((point, i) => [point, shape[(i + 1) % shape.length] ?? point]);
}

/** Whether a point lies in a shape: a line from it to the right crosses its edge an odd number of times. */
function contains(shape: readonly Edge[], [x, y]: Point): boolean {
  let within = false;
  for (const [[ax, ay], [bx, by]] of shape) {
    if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) within = !within;
  }
  return within;
}

/** Whether a point lies this near to the edge of a shape. */
const isNear = (shape: readonly Edge[], [x, y]: Point, distance: number): boolean =>
  shape.some(([[ax, ay], [bx, by]]) => {
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    return Math.hypot(x - ax - along * dx, y - ay - along * dy) <= distance;
  });
