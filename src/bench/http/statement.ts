import { generated } from '../documents.js';

/** What is sent: 50 KB. */
export const statement: Uint8Array = generated('half').documents[0]?.bytes ?? new Uint8Array();
