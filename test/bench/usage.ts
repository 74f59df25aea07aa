import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a server process tells of itself when it is asked over IPC. */
export interface Usage {
  /** CPU time since the start of the process, in microseconds. */
  cpu: number;
  /** Live heap after a full collection, in bytes; only when asked for. */
  heap?: number;
  rss: number;
}

/*
 * Loaded into a server process by `--import`, beside an unchanged program.
 */
process.on('message', (question) => {
  const { user, system } = process.cpuUsage();
  const usage: Usage = { cpu: user + system, rss: process.memoryUsage.rss() };
  if (question === 'heap') {
    setFlagsFromString('--expose_gc');
    const collect = runInNewContext('gc') as () => void;
    collect();
    collect();
    usage.heap = process.memoryUsage().heapUsed;
  }
  process.send?.(usage);
});
