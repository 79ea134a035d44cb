// The engines of security-scan. It reads files as bytes, and needs neither data nor models.
import type { GateNeeds } from '@modelgate/core';

export const securityScanNeeds: GateNeeds = { uses: ['scanner'] };
