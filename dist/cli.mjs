#!/usr/bin/env node
// The command line, from the bundle that it shares with the actions.
import { runCli } from './index.mjs';
await runCli();
