// NumPy's array files.
export { numpyReader } from './read-npy.ts';
