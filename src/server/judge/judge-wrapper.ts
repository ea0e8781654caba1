import { defaultLimits } from '../../input/limits.js';
import { readInput } from '../../input/read.js';
import type { Verdict, WrapperJob } from './job.js';
import type { Judging } from './judge-resource.js';
import { judgeBareResource } from './wrapper/judge-bare-resource.js';
import { judgeFiles } from './wrapper/judge-files.js';
import { profileList, profilesInQuery } from './wrapper/profile-list.js';
import { isRequest, readRequest } from './wrapper/read-request.js';
import { refuseDuplicates, unreadable } from './wrapper/request-text.js';

/**
 * Answers a request of the validator-wrapper's protocol, or of its older form: a body that says that it is a resource,
 * and any body for which the query names a profile. Throws a `Problem` for what is neither.
 */
export function judgeWrapper(job: WrapperJob, judging: Judging): Verdict {
  const { bytes, sessionId, maxFiles } = job;
  const profiles = profilesInQuery(job.profiles);
  const read = readInput(bytes, defaultLimits);
  const body = 'fatal' in read ? undefined : read.head;
  const isResource = body !== undefined && Object.hasOwn(body, 'resourceType');
  const isBare = isResource || (profiles.length > 0 && !(body !== undefined && isRequest(body)));
  if (isBare) return judgeBareResource(bytes, profileList(profiles), judging);
  if ('fatal' in read) throw unreadable(read.fatal, read.text);
  refuseDuplicates(read.text ?? '');
  return judgeFiles(readRequest(read.head, profiles, maxFiles), sessionId, judging);
}
