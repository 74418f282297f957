import type { Service } from '../service.ts';
import { type LinkPurpose, openSignedId } from '../signed-links.ts';
import { Problem } from './problem.ts';
import type { Access } from './route.ts';

/** For payers, who carry a link that we signed for this; it names the payment. */
export const byLink = (purpose: LinkPurpose): Access<Service, string> => ({
  by: 'signed link',
  admit(service, _request, { link = '' }) {
    const id = openSignedId(service.settings, purpose, link);
    if (id === undefined) throw new Problem('not_found');
    return id;
  },
});
