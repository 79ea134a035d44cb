// What only a job on GitHub needs. A laptop does not load it: its HTTP client takes longer to load than a small model to run.
export { githubForge } from './forge/github/index.ts';
export { actionsArtifactStore } from './store/actions-artifact.ts';
export { actionsCacheStore } from './store/actions-cache.ts';
export { engineCache } from './store/engine-cache.ts';
