// What the shared bundle is made of: the actions' entry, and the command line in a chunk of its own.
export { runAction } from '../packages/host/lib/action.js';
/** The command line runs when its module is loaded. */
export const runCli = () => import('../packages/cli/lib/main.js');
