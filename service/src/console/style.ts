/** What the console's pages have beside the style of all our pages: a bar, a menu, lists, forms and charts. */
export const consoleStyle: string = `
.skip{position:absolute;left:-9999px}.skip:focus{left:8px;top:8px;z-index:1;background:var(--surface);padding:8px 12px}
.console header{background:var(--surface);border-bottom:1px solid var(--line)}
.bar{display:flex;flex-wrap:wrap;align-items:center;gap:8px 12px;max-width:1120px;margin:0 auto;padding:12px 16px 8px}
.bar .brand{flex:1 1 auto}.bar .brand a{color:var(--ink);text-decoration:none}.who{font-size:.875rem}
.find{display:flex;gap:8px;flex:1 0 100%}.find .button{flex:none}
.sections{display:flex;flex-wrap:wrap;gap:2px 4px;max-width:1120px;margin:0 auto;padding:0 10px 8px}
.sections a{padding:6px 8px;border-radius:8px;color:var(--quiet);text-decoration:none;font-size:.9375rem;white-space:nowrap}
.sections [aria-current]{background:var(--accent-soft);color:var(--accent-strong);font-weight:600}
.console .frame{padding-top:20px}.console .frame:focus{outline:0}.console .frame.wide{max-width:1120px}
.console section{margin-top:20px}.console section:not(.box){padding-top:0;border-top:0}.console h2{margin-bottom:8px}
.console .head{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 12px;margin-bottom:12px}.console .head h1{margin:0}
.quiet{color:var(--quiet)}.small-text{font-size:.875rem}
input,select,textarea{font:inherit;color:inherit;background:var(--surface);border:1px solid var(--edge);border-radius:10px;padding:8px 12px;min-height:44px;width:100%;min-width:0}
input[type=checkbox],input[type=radio]{width:auto;min-height:0}
label{display:grid;gap:4px;font-size:.9375rem}label.check{display:flex;gap:8px;align-items:center}
fieldset{border:1px solid var(--line);border-radius:10px;padding:12px;display:grid;gap:8px;margin:0;min-width:0}
.button.small{min-height:44px;padding:6px 14px;white-space:nowrap;flex:none}.button.danger{background:var(--bad);border-color:var(--bad);color:var(--surface)}
.form{display:grid;gap:14px;max-width:480px}.row{display:flex;flex-wrap:wrap;gap:8px;align-items:end}.row>*{flex:0 1 auto}.row form{margin:0}
.filters{display:grid;grid-template-columns:1fr 1fr;gap:8px;align-items:end;margin-bottom:12px}
.pill{display:inline-block;padding:1px 10px;border-radius:999px;background:var(--sunken);color:var(--quiet);font-size:.8125rem;font-weight:600;white-space:nowrap}
.pill.good{background:var(--good-soft);color:var(--good)}.pill.bad{background:var(--bad-soft);color:var(--bad)}.pill.warn{background:var(--warn-soft);color:var(--warn)}
.notice{padding:12px 14px;border-radius:10px;margin-bottom:16px;background:var(--good-soft);color:var(--good);font-weight:600}
.notice.bad{background:var(--bad-soft);color:var(--bad)}.notice.warn{background:var(--warn-soft);color:var(--warn)}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
th{text-align:left;font-weight:600;color:var(--quiet);font-size:.8125rem}
th,td{padding:8px 10px 8px 0;vertical-align:top;border-bottom:1px solid var(--line)}
td.num,th.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.num:last-child,th.num:last-child{padding-right:0}
tfoot td{font-weight:700;border-bottom:0}
.scroll{overflow-x:auto}
.nowrap{white-space:nowrap}.list .button{min-height:44px;padding:6px 14px;white-space:nowrap}label.check input{flex:none}
.timeline{list-style:none;margin:0;padding:0;display:grid;gap:0}
.timeline li{display:grid;grid-template-columns:auto 1fr;gap:0 12px;padding:8px 0;border-top:1px solid var(--line)}
.timeline time{color:var(--quiet);font-size:.8125rem;line-height:1.7;font-variant-numeric:tabular-nums}
.timeline p{grid-column:2}
.two{display:grid;gap:0 20px;align-items:start}.two>*{min-width:0}
.console .facts{padding-top:0;border-top:0}.console .box>h1+*,.console form+p,.console .notice+form{margin-top:12px}
.chart{width:100%;height:auto;display:block}.chart text{fill:var(--quiet);font-size:11px}.chart .up{fill:var(--accent)}.chart .down{fill:var(--bad)}.chart line{stroke:var(--line)}
.plot{margin:0 0 16px}.plot .chart{height:180px}.swatch{display:inline-block;width:12px;height:12px;border-radius:3px;vertical-align:-1px;margin:0 4px 0 8px}.swatch.up{background:var(--accent)}.swatch.down{background:var(--bad)}
.three{display:grid;gap:0 16px}.amount{font-size:1.375rem;font-weight:700;margin-bottom:12px}.stack{display:grid;gap:14px;justify-items:start}.stack>*{max-width:100%}.stack>.form{width:100%}.plain{list-style:none;margin:0;padding:0}
.secret{padding:12px;border:2px dashed var(--edge);border-radius:10px;font-size:1rem;user-select:all}
details>summary{cursor:pointer;padding:8px 0;font-weight:600;color:var(--accent)}
.qr{width:200px;height:200px;background:#fff;padding:12px;border-radius:10px}
@media(max-width:719px){
.timeline li{grid-template-columns:1fr}.timeline p{grid-column:1}
.list thead{position:absolute;left:-9999px}.list tr{display:flex;flex-wrap:wrap;gap:0 10px;padding:10px 0;border-bottom:1px solid var(--line)}
.list td{border:0;padding:0}.list td.num{margin-left:auto}.list td.wide{flex:1 0 100%}.list tfoot tr{border:0}.list .label{color:var(--quiet);font-size:.8125rem}.list td:empty{display:none}
.sums tr::before{content:"";order:2;flex:0 0 100%}.sums td.num{order:3;margin-left:0;font-size:.875rem}.sums td.num:last-child{order:1;margin-left:auto;font-size:inherit}
}
@media(min-width:720px){
.find{flex:1 1 320px;order:0}.bar .brand{flex:0 1 auto}.bar .who{order:1}.bar .languages{order:2}
.filters{grid-template-columns:repeat(auto-fit,minmax(140px,1fr))}
.two{grid-template-columns:1fr 1fr}.three{grid-template-columns:repeat(3,1fr)}.list .label{display:none}
.sections{padding:0 12px 8px}
}
`;
