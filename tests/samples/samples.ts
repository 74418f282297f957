import { readdirSync, readFileSync } from 'node:fs';

/** A request or an answer of KakaoPay as it is documented or has been seen. */
export interface Sample {
  readonly name: string;
  readonly generation: 'current' | 'legacy';
  readonly call:
    | 'ready'
    | 'approve'
    | 'cancel'
    | 'order'
    | 'subscription'
    | 'subscriptionStatus'
    | 'subscriptionInactive';
  /** Documented, seen in clients and captured answers, or deduced from several of them. */
  readonly source: 'doc' | 'client' | 'inferred';
  /** What the source does not give and was filled in. */
  readonly filled?: string;
  /** The fields that are sent: as JSON (current) or as a form (legacy; lists and maps as JSON text). */
  readonly request?: Readonly<Record<string, unknown>>;
  readonly answer?: { readonly status: number; readonly body: Readonly<Record<string, unknown>> };
}

const folder = new URL('.', import.meta.url);

/** All samples of the JSON files in this folder. */
export const samples: readonly Sample[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Sample[]);
