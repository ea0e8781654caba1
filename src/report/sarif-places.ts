import type { Region } from 'sarif';
import type { Place } from '../input/places.js';
import { fileUri, isInside } from './file-uri.js';

/** Where SARIF finds the input. */
export function artifactOf(path: string | undefined): { uri: string; uriBaseId?: string } {
  if (path === undefined) return { uri: 'standard-input' };
  const uri = fileUri(path);
  return isInside(uri) ? { uri, uriBaseId: '%SRCROOT%' } : { uri };
}

/** SARIF's last column is the one after the region, too. */
export const regionOf = (place: Place, offset: number): Region => ({
  startLine: place.line + offset,
  startColumn: place.column,
  endLine: place.endLine + offset,
  endColumn: place.endColumn,
});
