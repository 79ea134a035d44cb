// The gate, from the bundle that all actions share.
import { runAction } from '../../dist/index.mjs';
await runAction('bias-check');
