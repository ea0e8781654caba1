import type { CodePoints } from './code-points.js';

/** What a regular expression says about whole texts; groups and laziness matter only to what it captures. */
export type PatternNode =
  | { readonly kind: 'set'; readonly points: CodePoints }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | RepeatNode;

export interface RepeatNode {
  readonly kind: 'repeat';
  readonly body: PatternNode;
  readonly min: number;
  /** `Infinity` for no end. */
  readonly max: number;
}

/** Can match without taking a character. */
export function isNullable(node: PatternNode): boolean {
  switch (node.kind) {
    case 'set':
      return false;
    case 'start':
    case 'end':
      return true;
    case 'sequence':
      return node.parts.every(isNullable);
    case 'choice':
      return node.options.some(isNullable);
    case 'repeat':
      return node.min === 0 || isNullable(node.body);
  }
}

/** Matches at the start of the text only. */
export function isAnchored(node: PatternNode): boolean {
  switch (node.kind) {
    case 'set':
    case 'end':
      return false;
    case 'start':
      return true;
    case 'sequence':
      return node.parts.length > 0 && node.parts.slice(0, 1).every(isAnchored);
    case 'choice':
      return node.options.every(isAnchored);
    case 'repeat':
      return node.min > 0 && isAnchored(node.body);
  }
}

/** The number of sets when repetitions are written out. */
export function sizeOf(node: PatternNode): number {
  switch (node.kind) {
    case 'set':
    case 'start':
    case 'end':
      return 1;
    case 'sequence':
      return node.parts.reduce((sum, part) => sum + sizeOf(part), 1);
    case 'choice':
      return node.options.reduce((sum, option) => sum + sizeOf(option), 1);
    case 'repeat':
      return sizeOf(node.body) * (node.max === Infinity ? Math.max(node.min, 1) : node.max);
  }
}

/** The most code points that a match can have. */
export function longestOf(node: PatternNode): number {
  switch (node.kind) {
    case 'set':
      return 1;
    case 'start':
    case 'end':
      return 0;
    case 'sequence':
      return node.parts.reduce((sum, part) => sum + longestOf(part), 0);
    case 'choice':
      return Math.max(...node.options.map(longestOf));
    case 'repeat': {
      const longest = longestOf(node.body);
      return longest === 0 ? 0 : longest * node.max;
    }
  }
}

export function setsOf(node: PatternNode): readonly CodePoints[] {
  switch (node.kind) {
    case 'set':
      return [node.points];
    case 'start':
    case 'end':
      return [];
    case 'sequence':
      return node.parts.flatMap(setsOf);
    case 'choice':
      return node.options.flatMap(setsOf);
    case 'repeat':
      return setsOf(node.body);
  }
}
