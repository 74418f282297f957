import { languageOf } from '../http/language.ts';
import { type Answer, html, type Request } from '../http/message.ts';
import { unknownLinkPage } from '../pages/status.ts';
import type { Service } from '../service.ts';

/** For a link we did not make, or a payment that is not there: which of the two, a stranger need not know. */
export const unknownLink = (service: Service, request: Request): Answer =>
  html(404, unknownLinkPage(service.settings, languageOf(request)));
