/** The address of the page. The other files are below it. */
export const REFERENCE = '/reference'

/**
 * What a browser may do on the page: run its one script, read the OpenAPI text, and nothing outside of the daemon. The script
 * makes its styles while it runs, so styles are allowed inline; scripts are not.
 */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * The API reference. It shows and sends nothing: the daemon refuses requests that a page makes for a person (`local-only.ts`), so the
 * console of the explorer is hidden.
 */
export const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>OuterPark API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${REFERENCE}/page.css">
<script defer src="${REFERENCE}/explorer.js"></script>
</head>
<body>
<noscript>This page needs JavaScript. The same as text: <a href="/openapi.json">openapi.json</a></noscript>
<openapi-explorer spec-url="/openapi.json" collapse table hide-console hide-authentication
  hide-server-selection nav-item-spacing="compact"></openapi-explorer>
</body>
</html>
`

export const STYLE = `html, body { margin: 0; height: 100%; }
noscript { display: block; padding: 2rem; font-family: sans-serif; }
openapi-explorer {
  --font-regular: system-ui, 'Noto Sans KR', sans-serif;
  --font-mono: ui-monospace, monospace;
  --primary-color: #b3261e;
  --nav-bg-color: #20222b;
  --nav-text-color: #d5d7e0;
  --nav-hover-bg-color: #31343f;
  --nav-hover-text-color: #ffffff;
}
`
