// GitHub's REST API on loopback: the contract is GitHub's, the state and the faults are the test's.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { OpenAPIBackend } from 'openapi-backend';
import type { Answer, Asked, RequestBody } from './answer.ts';
import { failure, ok } from './answer.ts';
import { contract } from './contract.ts';
import { damaged, faultAnswer, isAnswered, strike } from './faults.ts';
import { handlers } from './handlers/index.ts';
import { refusal } from './permissions.ts';
import { broken } from './rules.ts';
import type { Fault, FakeGitHubOptions, FakeGitHubState, TokenFacts } from './types.ts';
import { newWorld } from './world.ts';
import type { World } from './world.ts';

export interface FakeGitHub {
  /** 'http://127.0.0.1:PORT', to stand in for https://api.github.com. */
  readonly url: string;
  readonly state: FakeGitHubState;
  close(): Promise<void>;
}

/** Starts a server that answers for one repository until it is closed. */
export async function startFakeGitHub(options: FakeGitHubOptions): Promise<FakeGitHub> {
  const { api, schemas } = await contract();
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${portOf(server)}`;
  const world = newWorld(url, options, schemas);
  server.on('request', (request, response) => {
    answer(world, api, request, response).catch((error: unknown) => {
      send(response, failure(500, `the fake GitHub broke: ${String(error)}`));
    });
  });
  return { url, state: world.state, close: () => close(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the fake GitHub listens on no port');
  return address.port;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((gone) => server.close(() => gone()));
  server.closeAllConnections();
  await closed;
}

async function answer(
  world: World,
  api: OpenAPIBackend,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call = await readCall(api, request);
  const fault = strike(world.state.faults, call.operation, countOf(world, call.operation) + 1);
  if (fault !== undefined && !isAnswered(fault)) return suffer(world, call, fault, response);
  const given = await reply(world, api, call);
  log(world, call, given.status);
  if (fault?.kind === 'lost') response.destroy();
  else send(response, fault === undefined ? given : damaged(given));
}

function suffer(world: World, call: Call, fault: Fault, response: ServerResponse): void {
  const given = fault.kind === 'hang' || fault.kind === 'reset' ? undefined : faultAnswer(fault);
  log(world, call, given?.status ?? 0);
  if (given !== undefined) send(response, given);
  else if (fault.kind === 'reset') response.destroy();
}

/** A request as it came in, with the operation that it asks for: '' when the description has none. */
interface Call {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: RequestBody;
}

async function readCall(api: OpenAPIBackend, request: IncomingMessage): Promise<Call> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const method = request.method ?? 'GET';
  const path = oneSegment(url.pathname);
  const operation = api.matchOperation({ method, path, headers: {} })?.operationId;
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const query = Object.fromEntries(url.searchParams);
  const named = operation ?? (path === '/graphql' ? 'graphql' : '');
  return { operation: named, method, path, query, headers, body: await readBody(request) };
}

/** A file's path and a ref are one parameter that holds slashes. */
function oneSegment(path: string): string {
  const parts = /^(\/repos\/[^/]+\/[^/]+\/(?:contents|git\/ref)\/)(.+)$/.exec(path);
  return parts === null ? path : parts[1]! + encodeURIComponent(decodeURIComponent(parts[2]!));
}

async function readBody(request: IncomingMessage): Promise<RequestBody> {
  const body = await text(request);
  return body === '' ? {} : JSON.parse(body);
}

async function reply(world: World, api: OpenAPIBackend, call: Call): Promise<Answer> {
  if (call.headers['user-agent'] === undefined) return failure(403, 'Request forbidden by administrative rules.');
  const given = /^(?:token|bearer) (.+)$/i.exec(call.headers.authorization ?? '')?.[1];
  const token = given === undefined ? undefined : world.options.tokens[given];
  if (given !== undefined && token === undefined) return failure(401, 'Bad credentials');
  if (call.operation === 'graphql') return graphql(call, token);
  if (call.operation === '' || !isOurs(world, call.path)) return failure(404, 'Not Found');
  return (await refused(world, api, call, token)) ?? done(world, api, call, token);
}

function isOurs(world: World, path: string): boolean {
  const repo = /^\/repos\/([^/]+\/[^/]+)/.exec(path)?.[1];
  return repo === undefined || repo.toLowerCase() === world.options.repo.toLowerCase();
}

async function refused(
  world: World,
  api: OpenAPIBackend,
  call: Call,
  token: TokenFacts | undefined,
): Promise<Answer | undefined> {
  const forbidden = refusal(call.operation, token, world.options.private ?? false);
  if (forbidden !== undefined) return forbidden;
  const { errors } = api.validateRequest({
    ...call,
    headers: call.headers,
    body: call.method === 'GET' ? undefined : call.body,
  });
  if (errors !== undefined && errors !== null && errors.length > 0) {
    const said = errors.map((error) => `${error.instancePath} ${error.message}`).join('; ');
    return failure(422, `Invalid request.\n\n${said}`);
  }
  return broken(asked(api, call, token));
}

async function done(world: World, api: OpenAPIBackend, call: Call, token: TokenFacts | undefined): Promise<Answer> {
  const handler = handlers[call.operation];
  if (handler === undefined) return failure(501, `the fake GitHub does not know ${call.operation}`);
  const given = handler(world, asked(api, call, token));
  if (given.raw !== undefined || given.body === undefined || given.status >= 400) return given;
  const { errors } = api.validateResponse(given.body, call.operation, given.status);
  if (errors === undefined || errors === null || errors.length === 0) return given;
  return failure(
    500,
    `the fake GitHub breaks the contract of ${call.operation}: ${JSON.stringify(errors.slice(0, 3))}`,
  );
}

function asked(api: OpenAPIBackend, call: Call, token: TokenFacts | undefined): Asked {
  const operation = api.getOperation(call.operation)!;
  const { params } = api.router.parseRequest({ ...call, headers: call.headers }, operation);
  const decoded = Object.entries(params).map(([name, value]): [string, string] => [
    name,
    decodeURIComponent(String(value)),
  ]);
  return {
    operation: call.operation,
    params: Object.fromEntries(decoded),
    query: call.query,
    body: call.body,
    accept: call.headers.accept ?? '',
    login: token?.login,
  };
}

/** The one query that is understood: who am I. */
function graphql(call: Call, token: TokenFacts | undefined): Answer {
  if (token === undefined) return failure(401, 'Requires authentication');
  const { query } = call.body;
  if (query?.replaceAll(/\s/g, '') === 'query{viewer{login}}') return ok({ data: { viewer: { login: token.login } } });
  return ok({ errors: [{ message: `the fake GitHub does not know the query ${query}` }] });
}

function countOf(world: World, operation: string): number {
  return world.state.requests.filter((request) => request.operation === operation).length;
}

function log(world: World, call: Call, status: number): void {
  world.state.requests.push({ method: call.method, path: call.path, operation: call.operation, status });
}

function send(response: ServerResponse, given: Answer): void {
  if (response.headersSent) return;
  const type =
    given.raw === undefined ? 'application/json; charset=utf-8' : 'application/vnd.github.raw+json; charset=utf-8';
  response.writeHead(given.status, { 'content-type': type, ...given.headers });
  response.end(given.raw ?? (given.body === undefined ? undefined : JSON.stringify(given.body)));
}
