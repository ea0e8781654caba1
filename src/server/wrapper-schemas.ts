const string = { type: 'string' } as const;
const strings = { type: 'array', items: string } as const;

const fileInfo = {
  type: 'object',
  required: ['fileName', 'fileContent'],
  properties: { fileName: string, fileContent: string, fileType: string },
} as const;

const validationContext = {
  type: 'object',
  description: 'What else a client sends is taken and has no meaning here',
  properties: {
    sv: { type: 'string', description: 'The FHIR version; each resource says its own where there is none' },
    profiles: strings,
    level: { enum: ['hints', 'warnings', 'errors', 'fatals'], description: 'The mildest issues to tell' },
  },
} as const;

/** What the validator-wrapper's protocol takes, as far as it has a meaning here; JSON Schema for /openapi.json. */
export const validationRequest: object = {
  type: 'object',
  required: ['filesToValidate'],
  properties: {
    validationContext,
    cliContext: { ...validationContext, description: 'The older name of validationContext' },
    filesToValidate: { type: 'array', minItems: 1, items: fileInfo },
    sessionId: {
      type: ['string', 'null'],
      description: 'Comes back as it is; a new one where there is none',
    },
  },
};

const validationMessage = {
  type: 'object',
  properties: {
    source: string,
    line: { type: 'integer', description: 'From 1; -1 where there is no place' },
    col: { type: 'integer' },
    location: string,
    message: string,
    messageId: string,
    type: string,
    level: { enum: ['FATAL', 'ERROR', 'WARNING', 'INFORMATION'] },
    html: string,
    invId: { type: 'string', description: 'The key of the rule' },
    validationContext: { type: 'string', description: 'The canonical url of the pack' },
  },
} as const;

const outcome = {
  type: 'object',
  properties: { fileInfo, issues: { type: 'array', items: validationMessage } },
} as const;

/** What it gives. */
export const validationResponse: object = {
  type: 'object',
  properties: {
    outcomes: { type: 'array', items: outcome },
    sessionId: string,
    validationTimes: { type: 'object' },
  },
};

export const ownVersions: object = {
  type: 'object',
  properties: { validatorWrapperVersion: string, validatorVersion: string },
};

export const judgedVersions: object = { type: 'object', properties: { versions: strings } };
