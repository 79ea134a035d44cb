// Attributes by which an object says that it is an array, and at which address its memory lies: NumPy reads whatever is there.
// IsotonicRegression makes an array of what its state holds, as it is loaded: a pipeline of ten steps with such an attribute ended the process.
// https://numpy.org/doc/stable/reference/arrays.interface.html
export const arrayProtocols: ReadonlySet<string> = new Set([
  '__array_interface__',
  '__array_struct__',
  '__cuda_array_interface__',
]);

export const placeInMemory = (attribute: string): string =>
  `an object with ${attribute}: a number is taken for an address`;
