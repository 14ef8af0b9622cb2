// The annotator's worker, under an address that the site's service worker answers for: without a network it starts as well.

import '../annotator/work.js';
