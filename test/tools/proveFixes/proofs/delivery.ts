// How a model reaches its users: what is started, and what a cluster or a cloud is told to start.
import assert from 'node:assert/strict';
import type { Proof } from '../proof';
import { environmentOf } from '../service/environments';
import { freePort, whileRunning } from '../service/serve';
import { runTool } from '../tools';

const configuration = { '.preflight.yaml': 'profile: service\n', 'README.md': '# Churn\n' };

export const delivery: readonly Proof[] = [
  {
    rule: 'deploy/dev-server',
    fix: 'no console for strangers, and one for work at home',
    oracles: ['ruff', 'Flask 3.1.2, started'],
    prove: async bench => {
      const folder = bench.repository({
        ...configuration,
        'requirements.txt': 'flask==3.1.2\n',
        'app.py': `import sys
from flask import Flask

app = Flask(__name__)


@app.get("/health")
def health():
    return {"status": "ok"}


if __name__ == "__main__":
    app.run(debug=True, use_reloader=False, port=int(sys.argv[1]))  # for us
`,
      });
      const python = environmentOf(['flask==3.1.2']);
      const consoleStatus = async (environment: Readonly<Record<string, string>>): Promise<number> => {
        const port = await freePort();
        let status = 0;
        await whileRunning({ command: [python, 'app.py', String(port)], port, folder, environment }, async ask => {
          assert.equal((await ask('/health')).status, 200);
          status = (await ask('/console')).status;
        });
        return status;
      };
      assert.equal(await consoleStatus({}), 200);
      assert.match(runTool('ruff', ['check', '--isolated', '--select', 'S201', '.'], folder).output, /S201/);
      assert.deepEqual(bench.mend(folder, 'deploy/dev-server'), ['app.py']);
      bench.expectTool('ruff', ['check', '--isolated', '--select', 'S201', '.'], folder);
      assert.equal(await consoleStatus({}), 404);
      assert.equal(await consoleStatus({ FLASK_DEBUG: '1' }), 200);
    },
  },
];
