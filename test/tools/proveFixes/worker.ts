// A process that runs proofs one after another: told which and with which command line, it says what does not work.
import { isRecord } from '../../../src/engine/rules/fields';
import { Bench } from './bench';
import { proofs } from './proofs/index';

process.on('message', (task: unknown) => {
  if (isRecord(task) && typeof task['cli'] === 'string') {
    void faultOf(Number(task['index']), task['cli']).then(fault => process.send?.({ fault }));
  }
});

async function faultOf(index: number, cli: string): Promise<string | undefined> {
  const bench = new Bench(cli);
  try {
    await proofs[index]?.prove(bench);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    bench.dispose();
  }
}
