import { type ModelFormat, predictors } from './format';

const unread: Omit<ModelFormat, 'name' | 'isWrittenBy' | 'files'> = {
  libraries: predictors,
  packages: () => [],
  keepsProbabilities: () => false,
  takesTable: false,
  loading: () => ({ reason: undefined }),
};

export const mlflow: ModelFormat = {
  ...unread,
  name: 'mlflow',
  isWrittenBy: ({ writer }) => writer.startsWith('mlflow.'),
  files: undefined,
};

export const keras: ModelFormat = {
  ...unread,
  name: 'keras',
  isWrittenBy: ({ writer }, { qualified }) => writer.startsWith('*.') && /^(tensorflow\.)?keras\./.test(qualified),
  files: /\.(keras|h5|hdf5)$/i,
};

export const torch: ModelFormat = {
  ...unread,
  name: 'torch',
  isWrittenBy: ({ writer }) => writer.startsWith('torch.'),
  files: /\.(pt|pth|ckpt)$/i,
};
