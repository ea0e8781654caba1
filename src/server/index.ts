/** `fhir-rulepack/server`: answers requests wherever `Request` and `Response` are: Node, Deno, Workers, Lambda. */
export type { Answered } from './answered.js';
export { createHandler } from './handler.js';
export type { HandlerOptions } from './handler-options.js';
export type { JudgeOptions } from './judge/judge-options.js';
export type { Job, Judge, ResourceJob, Verdict, WrapperJob } from './judge/job.js';
export { ownHosts } from './own-host.js';
export { Problem } from './problem.js';
export type { ProblemCode, ProblemOptions } from './problem.js';
