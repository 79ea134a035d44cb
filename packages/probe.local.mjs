import { readFileSync } from 'node:fs';
import { scanFile } from './formats/lib/scan/index.js';
import { judgeFile } from './checks/lib/scan/index.js';
import { fileSource } from './adapters/lib/scan/file-source.js';
import { neighbour } from './adapters/lib/scan/neighbours.js';
import { openTemporaryFile } from './adapters/lib/scan/temporary-file.js';
const full = process.env.FULL;
for (const f of process.argv.slice(2)) {
  const t = performance.now();
  const source = fileSource(f);
  let s;
  try { s = await scanFile({ path: f.split('/').pop(), source }, { limits: { expandedBytes: 64*2**30, depth: 8, members: 1e6, milliseconds: 10000 }, resolve: (t) => neighbour(f, t), temporaryFile: () => openTemporaryFile('/tmp') }); }
  catch (e) { console.log(f.split('/').pop(), 'CRASH', e); continue; }
  const ms = Math.round(performance.now() - t);
  let js; try { js = judgeFile(s, []);} catch(e){ console.log('JUDGE CRASH', e); continue;}
  const stops = js.filter(x=>x.severity==='high'||x.severity==='critical');
  const worst = js.some(x=>x.level==='dangerous')?'DANGEROUS': stops.some(x=>x.level==='unknown')?'unknown': stops.some(x=>x.level==='not-evaluated')?'not-eval': stops.length?'anomaly': js.length?'WARN-ONLY':'*** CLEAN ***';
  console.log(f.split('/').pop().padEnd(34), worst.padEnd(13), `${ms}ms`, [...new Set(s.parts.map(p=>p.format+':'+p.treatment.kind))].slice(0,6).join(' '), '|', js.slice(0,4).map(x=>x.level[0]+x.severity[0]+' '+x.subject.slice(0,70)).join('; '), js.length>4?`+${js.length-4}`:'');
  if (full) console.log(JSON.stringify(s, null, 1).slice(0, 5000));
}
