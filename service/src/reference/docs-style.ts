/** What the page of the API needs besides the style of all our pages; the payer's function carries none of it. */
export const docsStyle: string = `
.docs{max-width:1180px;margin:0 auto;padding:0 16px 64px}
.docs section{scroll-margin-top:12px}
.docs h2{font-size:1.25rem;margin:40px 0 6px}.docs h3{font-size:1rem;line-height:1.5;margin:0 0 6px}.docs h3 code{font-size:.9375rem;font-weight:600}
.docs .box h2{font-size:1.0625rem;margin:0 0 6px}
.docs h4{font-size:.875rem;margin:16px 0 4px}
.docs .card>section{background:var(--surface);border:1px solid var(--line);border-radius:var(--radius);padding:16px;margin-top:12px}
.docs ul{margin:4px 0 0;padding-left:20px}.docs li{margin-top:4px}
.docs ul.fields{list-style:none;padding:0;font-size:.9375rem}.docs ul.fields>li{border-top:1px solid var(--line);padding:8px 0 4px;margin-top:4px}
.docs ul.fields ul.fields{padding-left:14px;border-left:2px solid var(--line);margin-top:8px}
.docs ul.codes{columns:2 220px;list-style:none;padding:0;font-size:.875rem}
.docs .name{font-weight:600}.docs .kind{color:var(--quiet);font-size:.875rem}.docs b{font-size:.8125rem;color:var(--bad)}
.docs pre{margin:10px 0 0;padding:12px;border-radius:10px;background:var(--sunken);white-space:pre-wrap;overflow-wrap:anywhere}
.docs summary{cursor:pointer;margin-top:14px;font-size:.875rem;font-weight:600;color:var(--accent)}
.method{display:inline-block;padding:1px 8px;border-radius:6px;font-size:.75rem;background:var(--accent-soft);color:var(--accent-strong)}
.method.get,.method.head{background:var(--good-soft);color:var(--good)}.method.delete{background:var(--bad-soft);color:var(--bad)}.method.patch{background:var(--warn-soft);color:var(--warn)}
.contents{margin:8px 0 16px;font-size:.875rem}.contents a{text-decoration:none}.contents a:hover{text-decoration:underline}.contents ul{list-style:none;padding:0}.contents ul ul{display:none}.contents>ul>li{display:inline-block;margin:0 12px 4px 0}
@media(min-width:1000px){.columns{display:grid;grid-template-columns:250px minmax(0,1fr);gap:36px}.contents{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:16px 4px 32px;margin:0}.contents>ul>li{display:block;margin:0 0 12px;font-weight:600}.contents ul ul{display:block;font-weight:400}.contents ul ul li{margin-top:2px}}
@media print{.contents{display:none}.columns{display:block}}
`;
