// Fixes of PyTorch code, judged by PyTorch: what a model answers, and whether it starts without a card.
import assert from 'node:assert/strict';
import type { Proof } from '../proof';
import { expectTorch, runTorch, torchOracle } from '../torch';

const files = {
  '.preflight.yaml': 'profile: batch\n',
  'net.py': `import torch


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = torch.nn.Sequential(torch.nn.Linear(8, 64), torch.nn.Dropout(0.5), torch.nn.Linear(64, 1))

    def forward(self, rows):
        return self.layers(rows)
`,
  'predict.py': `import torch
from net import Net

model = Net()
model.load_state_dict(torch.load("net.pt"))


def predict(rows):
    with torch.no_grad():
        return model(rows).flatten().tolist()


print(predict(torch.ones(2, 8)))
`,
};

/** What the weights say of a row of ones, worked out without the model. */
const wanted = `import torch
from net import Net

torch.manual_seed(1)
net = Net()
torch.save(net.state_dict(), "net.pt")
first, _, last = net.layers
print((last.weight @ (first.weight @ torch.ones(8) + first.bias) + last.bias).item())
`;

const evaluation: Proof = {
  rule: 'model/eval-mode',
  fix: 'two equal rows get one answer, that of all weights',
  oracles: [torchOracle],
  prove: bench => {
    const folder = bench.repository(files);
    const answer = Number(expectTorch(bench, ['-c', wanted], folder));
    const ask = (): readonly number[] => {
      const said: unknown = JSON.parse(expectTorch(bench, ['predict.py'], folder));
      return Array.isArray(said) ? said.map(Number) : [];
    };
    const [one, other] = ask();
    assert.notEqual(one, other, 'dropout is at work before');
    assert.deepEqual(bench.mend(folder, 'model/eval-mode'), ['predict.py']);
    const answers = ask();
    assert.equal(answers.length, 2);
    answers.forEach(each => {
      assert.ok(Math.abs(each - answer) < 1e-5, `${each} instead of ${answer}`);
    });
  },
};

const device: Proof = {
  rule: 'repro/hardcoded-device',
  fix: 'a program that wanted a card runs without one',
  oracles: [torchOracle],
  prove: bench => {
    const folder = bench.repository({
      '.preflight.yaml': 'profile: batch\n',
      'score.py': `import torch

noise = torch.ones(3, device="cuda:0")
layer = torch.nn.Linear(3, 1).to("cuda")
print(layer(noise).shape, noise.device)
`,
    });
    const before = runTorch(['score.py'], folder);
    assert.notEqual(before.status, 0);
    assert.match(before.output, /CUDA/);
    assert.deepEqual(bench.mend(folder, 'repro/hardcoded-device'), ['score.py']);
    assert.equal(expectTorch(bench, ['score.py'], folder).trim(), 'torch.Size([1]) cpu');
  },
};

export const torch: readonly Proof[] = [evaluation, device];
