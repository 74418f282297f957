import { languageOf } from '../http/language.ts';
import { html } from '../http/message.ts';
import type { Handle } from '../http/router.ts';
import { problemsPage } from '../pages/problems.ts';
import type { PublicService } from '../service.ts';

/** `GET /problems`: where the `type` of every problem leads. */
export const problemsRoute: Handle<PublicService> = (_, request) => html(200, problemsPage(languageOf(request)));
