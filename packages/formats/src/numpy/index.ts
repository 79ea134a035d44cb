// NumPy's array files.
export { numpyReader, readNpy } from './read-npy.ts';
