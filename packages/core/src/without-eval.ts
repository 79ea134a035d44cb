// Imported before any schema is made, so that Zod interprets schemas. Otherwise it would generate source text for each and compile it:
// nothing here runs generated code, and a run, which reads one policy and checks a report or two, is faster without.
import { config } from 'zod';

config({ jitless: true });
