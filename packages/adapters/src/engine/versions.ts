// Versions of the native engines that the code is written and tested against.

/** As ONNX Runtime names itself. */
export const ONNX_RUNTIME = '1.30.0';
