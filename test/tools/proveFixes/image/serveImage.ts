// An image's service at a port of this machine, as `docker run --publish` maps it, and its health check.
import assert from 'node:assert/strict';
import { type Ask, freePort, whileRunning } from '../service/serve';
import { run } from '../tools';
import { type Image, asUser, environmentIn, folderIn, here } from './image';

/** Starts what CMD says and lets it be asked; the health check has to agree with it, also when it is gone. */
export async function whileImageServes(image: Image, asking: (ask: Ask) => Promise<void>): Promise<void> {
  const port = await freePort();
  const moved = (words: readonly string[]): readonly string[] =>
    words.map(word => here(image, word).replaceAll(String(image.port), String(port)));
  assert.ok(
    image.port !== undefined && image.command.join().includes(String(image.port)),
    'the image exposes the port',
  );
  const command = asUser(image, moved(image.command));
  const check = (): number => {
    const [program, ...words] = asUser(image, moved(image.healthCheck ?? []));
    return run(program, words, folderIn(image), environmentIn(image)).status;
  };
  await whileRunning({ command, port, folder: folderIn(image), environment: environmentIn(image) }, async ask => {
    const { status, text } = await ask('/health');
    assert.equal(status, 200, text);
    await asking(ask);
    assert.equal(check(), 0, 'the health check says no to a service that is well');
  });
  assert.notEqual(check(), 0, 'the health check says yes to a service that is gone');
}
