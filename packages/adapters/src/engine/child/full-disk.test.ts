// A full disk is the world's, whoever says so; any other failure is told as before.
import { expect, it } from 'vitest';
import { faultOf } from './fault.ts';

it('is told as such, by Node and by DuckDB', () => {
  const node = Object.assign(new Error('write'), { code: 'ENOSPC' });
  const duck = new Error('{"exception_type":"IO","exception_message":"Could not write file: No space left on device"}');
  for (const error of [node, duck])
    expect(faultOf(error)).toMatchObject({ family: 'world', problem: { code: 'world/write-failed' } });
  expect(faultOf(new Error('anything else'))).toMatchObject({ family: 'bug' });
});
