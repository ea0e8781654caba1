import { publishedVersion, releases } from '../fhir/release.js';
import type { Settings } from './handler-options.js';

/** What clients of the validator-wrapper ask it before they validate: who judges. It is one software here. */
export const ownVersions = ({ version = '0' }: Settings): object => ({
  validatorWrapperVersion: version,
  validatorVersion: version,
});

/** The versions of FHIR that a request may name, as the validator-wrapper lists them. */
export const judgedVersions = (): object => ({ versions: releases.map(publishedVersion) });
