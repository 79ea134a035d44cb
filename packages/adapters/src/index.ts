// What the kernel's ports are made of: engines, stores, the forge; and the native engines themselves.
export { resolveNatives } from './native/native.ts';
export { npmEnvironment } from './native/npm.ts';
export type { Natives, NativesRequest, NativesSource } from './native/request.ts';
