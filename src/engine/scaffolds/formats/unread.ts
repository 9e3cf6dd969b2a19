import { type ModelFormat, predictors } from './format';

const unread: Omit<ModelFormat, 'name' | 'isWrittenBy' | 'files'> = {
  marker: undefined,
  libraries: predictors,
  packages: () => [],
  keepsProbabilities: () => false,
  takesTable: false,
  loading: () => ({ reason: undefined }),
};

export const torch: ModelFormat = {
  ...unread,
  name: 'torch',
  isWrittenBy: ({ writer }) => writer.startsWith('torch.'),
  files: /\.(pt|pth|ckpt)$/i,
};
