import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PublishedReport } from '../../../support/publishedReport';
import type { Bench } from '../bench';
import { buildImage } from '../image/buildImage';
import { whileImageServes } from '../image/serveImage';
import { expectWorkflow } from '../judgeCi';
import type { Proof } from '../proof';
import { commandsOf, onCiMachine } from '../runCi';
import { environmentOf } from '../service/environments';
import { expectPredictions, expectedOf } from '../service/expectPredictions';
import { expectChurn } from '../service/repositories';
import { whileServing } from '../service/serve';

const workflow = '.github/workflows/ci.yml';

export const wholePath: readonly Proof[] = [
  {
    rule: 'every rule with a fix',
    fix: 'examples/churn from level 0 to 2 by fixes alone',
    oracles: ['actionlint', 'zizmor', 'hadolint', 'its CI in a fresh environment', 'a running service'],
    prove: async bench => {
      const folder = bench.repository('examples/churn');
      assert.equal(levelIn(bench.scan(folder)), 0);
      mendAll(bench, folder);
      assert.ok(levelIn(bench.scan(folder)) >= 2, 'level 2 is reached without an edit by hand');
      expectWorkflow(folder, workflow);
      bench.expectTool('hadolint', ['Dockerfile'], folder);
      onCiMachine(runJob => {
        const { status, output } = runJob(folder, commandsOf(folder, workflow, 'check'));
        assert.equal(status, 0, output.slice(-4000));
        assert.match(output, /\d+ passed/);
      });
      const image = buildImage(folder);
      const expected = expectedOf(path.join(image.root, 'usr/local/bin/python'), expectChurn, folder);
      await whileImageServes(image, ask => expectPredictions(ask, expected));
    },
  },
  {
    rule: 'all rules that gate',
    fix: 'examples/churn to all that level 4 waits for, at once',
    oracles: ['actionlint', 'zizmor', 'hadolint', 'promtool', 'its CI in a fresh environment', 'a running service'],
    prove: async bench => {
      const folder = bench.repository('examples/churn');
      const changed = bench.takeToLevel(folder, 4);
      assert.equal(levelIn(bench.scan(folder)), 2, 'of level 3 only the words of the model card are left');
      changed
        .filter(file => file.startsWith('.github/workflows/'))
        .forEach(file => {
          expectWorkflow(folder, file);
        });
      bench.expectTool('hadolint', ['Dockerfile'], folder);
      bench.expectTool('promtool', ['test', 'rules', 'monitoring/alerts.test.yml'], folder);
      onCiMachine(runJob => {
        const { status, output } = runJob(folder, commandsOf(folder, workflow, 'check'));
        assert.equal(status, 0, output.slice(-4000));
        assert.match(output, /\d+ passed/);
      });
      const python = environmentOf(readFileSync(path.join(folder, 'requirements.txt'), 'utf8').split('\n'));
      const expected = expectedOf(python, expectChurn, folder);
      await whileServing({ python, start: ['-m', 'uvicorn', 'service.app:app'], folder }, async ask => {
        await expectPredictions(ask, expected);
        assert.equal((await ask('/metrics')).status, 200);
      });
    },
  },
];

function levelIn({ projects }: PublishedReport): number {
  return projects[0]?.level ?? -1;
}

/** As a person would: the first next step with a fix; one that is refused for now is asked again after the next. */
function mendAll(bench: Bench, folder: string): void {
  const mended = new Set<string>();
  const refused = new Set<string>();
  for (;;) {
    const rule = nextOf(bench.scan(folder), new Set([...mended, ...refused]));
    if (rule === undefined) {
      return;
    }
    if (bench.refusalOf(folder, rule) === undefined) {
      bench.mend(folder, rule);
      mended.add(rule);
      refused.clear();
    } else {
      refused.add(rule);
    }
  }
}

function nextOf({ projects, findings }: PublishedReport, tried: ReadonlySet<string>): string | undefined {
  const { checks = [], nextSteps = [] } = projects[0] ?? {};
  // Where a page asks what only a person knows, the next step is the person's.
  const waits = (reason: string): boolean => reason.includes('TODO(preflight');
  const open = checks.filter(({ status, reason }) => status === 'open' || (status === 'partly' && !waits(reason)));
  const mendable = new Set([
    ...open.filter(({ fixes }) => fixes.length > 0).map(({ rule }) => rule),
    ...findings.filter(({ fixes }) => fixes.some(({ title }) => !title.startsWith('Ignore '))).map(({ rule }) => rule),
  ]);
  return [...nextSteps, ...open.map(({ rule }) => rule)].find(rule => !tried.has(rule) && mendable.has(rule));
}
