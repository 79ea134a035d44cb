// security-scan: what loading a repository's model files would run, found without loading them.
import type { Gate } from '@modelgate/core';
import { scanChecks } from './checks.ts';
import { scan } from './judge.ts';
import { lintScan } from './lint.ts';
import { securityScanSection } from './section.ts';
import { securityScanNeeds } from './needs.ts';

export const securityScan: Gate = {
  id: 'security-scan',
  title: 'Security scan',
  docs: 'Reads model files and data as bytes, and never loads them: what a pickle, PyTorch, Keras, ONNX, SavedModel, GGUF or safetensors file would call, run or open, whatever archive it lies in and however it is called. Known harm and whatever nobody knows block; what was not looked at is listed, and never clean.',
  needs: securityScanNeeds,
  section: securityScanSection,
  checks: scanChecks,
  run: scan,
  lint: lintScan,
};
