// Pickles, NumPy's arrays, joblib's and old PyTorch's files.
export { pickleReader, readPickle } from './read-pickle.ts';
