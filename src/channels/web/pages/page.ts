import { createHash } from 'node:crypto';
import type { Response } from 'restify';
import { escapeHtml } from '../../../values/html.ts';

/** A page that works without a script. */
export interface Page {
  title: string;
  /** HTML, its texts made safe already. */
  body: string;
}

const style = `
body{margin:0;font:1.125rem/1.5 system-ui,sans-serif;color:#1f2933;background:#fff}
main{max-width:70rem;margin:0 auto;padding:1rem}
h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.3rem;margin-top:2rem}
label,legend{display:block;font-weight:600;margin-top:1rem}
textarea,input[type=file],input[type=number]{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;border:2px solid #52606d;border-radius:.25rem}
input[type=number]{width:8rem}
textarea{min-height:14rem;font-family:ui-monospace,monospace}
button,.button{display:inline-block;font:inherit;font-weight:600;margin-top:1rem;padding:.75rem 1.25rem;min-height:2.75rem;color:#fff;background:#0b5394;border:2px solid #0b5394;border-radius:.25rem;text-decoration:none;cursor:pointer}
:focus-visible{outline:3px solid #b00020;outline-offset:2px}
pre{overflow-x:auto;padding:1rem;background:#f0f4f8}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin-top:1rem}
caption{text-align:left;font-weight:600;margin-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem;border-bottom:1px solid #9aa5b1}
thead th{background:#e4e7eb}td.number{text-align:right;font-variant-numeric:tabular-nums}
.error{border-left:.5rem solid #b00020;padding:.5rem 1rem;background:#fdecea}
a{color:#0b5394}
@media (max-width:40rem){body{font-size:1rem}}
p,li,dt,dd,h1,h2,h3{overflow-wrap:anywhere}
dt{font-weight:600;margin-top:1.5rem}dd{margin:0}.lead{font-size:1.25rem}.word{text-decoration-style:dotted}nav li{margin:.5rem 0}
@media print{nav{display:none}a{color:inherit;text-decoration:none}article{break-inside:avoid-page}h1,h2,h3{break-after:avoid}}
`;

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Answers with a page: Dutch, no script, nothing from elsewhere, not kept by any cache. */
export function sendPage(response: Response, status: number, { title, body }: Page): void {
  const html =
    `<!doctype html><html lang="nl"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title>` +
    `<style>${style}</style></head><body><main>${body}</main></body></html>`;
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(html),
    'content-security-policy': policy,
    'cache-control': 'no-store',
  });
  response.end(html);
}
