import type { JSX } from 'preact';
import { counted, numberText } from '../../../report/counts.js';
import { interactionCodes } from '../../interaction-codes.js';
import type { IssueTally, ResourcePicture, RestPicture } from '../../picture.js';
import type { ResultView } from '../../view.js';
import type { Desk } from '../desk.js';

/** A statement at a glance: what it is of, what it can do, and where the issues are. */
export function PictureView({
  desk,
  result,
}: {
  readonly desk: Desk;
  readonly result: ResultView;
}): JSX.Element {
  const { picture, issues } = result;
  if (picture === undefined) {
    return (
      <p class="empty">
        There is no CapabilityStatement to draw: the text cannot be read yet, or is something else.
      </p>
    );
  }
  const show = (location: string): void => {
    const isWithin = (place: string | undefined): boolean =>
      place === location || place?.startsWith(`${location}.`) === true;
    const index = issues.findIndex((issue) => isWithin(issue.location));
    if (index >= 0) desk.select(index, true);
    else void desk.goToLocation(location);
  };
  return (
    <div class="picture">
      <dl class="facts">
        {picture.facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {picture.rests.length === 0 && <p class="empty">It describes no REST interface.</p>}
      {picture.rests.map((rest, index) => (
        <Rest key={rest.location} rest={rest} number={index + 1} show={show} />
      ))}
      {picture.leftOut > 0 && (
        <p class="faint">{numberText(picture.leftOut)} more resources are not drawn.</p>
      )}
    </div>
  );
}

interface RestProperties {
  readonly rest: RestPicture;
  /** From 1. */
  readonly number: number;
  readonly show: (location: string) => void;
}

function Rest({ rest, number, show }: RestProperties): JSX.Element {
  const { location, mode, resources, interactions, security, issues } = rest;
  return (
    <section class="rest" aria-label={`Interface ${number.toString()}: ${mode}`}>
      <h2>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            show(location);
          }}
        >
          {mode === 'server' || mode === 'client' ? `As a ${mode}` : mode}
        </button>
        <Tally tally={issues} /> <span class="faint">{counted(resources.length, 'resource')}</span>
      </h2>
      {interactions.length > 0 && <p class="faint">On all of it: {interactions.join(', ')}</p>}
      {security.length > 0 && <p class="faint">Security: {security.join(', ')}</p>}
      {resources.length > 0 && (
        <div
          class="wide"
          tabIndex={0}
          role="region"
          aria-label={`Resources of interface ${number.toString()}`}
        >
          <table>
            <thead>
              <tr>
                <th scope="col">Resource</th>
                {interactionCodes.map((code) => (
                  <th key={code} scope="col" class="turned">
                    <span>{code}</span>
                  </th>
                ))}
                <th scope="col" class="turned">
                  <span>searches</span>
                </th>
                <th scope="col" class="turned">
                  <span>operations</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {resources.map((resource) => (
                <ResourceRow key={resource.location} resource={resource} show={show} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

interface ResourceRowProperties {
  readonly resource: ResourcePicture;
  readonly show: (location: string) => void;
}

function ResourceRow({ resource, show }: ResourceRowProperties): JSX.Element {
  const { type, location, interactions, searchParams, operations, issues } = resource;
  const others = interactions.filter((code) => !interactionCodes.includes(code));
  return (
    <tr class={issues.worst}>
      <th scope="row">
        <button
          type="button"
          class="quiet"
          onClick={() => {
            show(location);
          }}
        >
          {type}
        </button>
        <Tally tally={issues} />
        {others.length > 0 && <span class="faint"> and {others.join(', ')}</span>}
      </th>
      {interactionCodes.map((code) => {
        const can = interactions.includes(code);
        return (
          <td key={code} class={can ? 'can' : ''} title={`${type}: ${code}`}>
            <span class="unseen">{can ? 'yes' : 'no'}</span>
            {can && (
              <svg viewBox="0 0 10 10" aria-hidden="true">
                <circle cx="5" cy="5" r="4" />
              </svg>
            )}
          </td>
        );
      })}
      <td class="number">{searchParams > 0 ? numberText(searchParams) : ''}</td>
      <td class="number">{operations > 0 ? numberText(operations) : ''}</td>
    </tr>
  );
}

function Tally({ tally: { count, worst } }: { readonly tally: IssueTally }): JSX.Element | null {
  if (worst === undefined) return null;
  return (
    <span class={`badge ${worst}`}>
      {numberText(count)}
      <span class="unseen"> {count === 1 ? 'issue' : 'issues'}</span>
    </span>
  );
}
