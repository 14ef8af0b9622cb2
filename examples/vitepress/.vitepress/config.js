import { readings } from './readings.js';

export default {
  title: 'Readings',
  lang: 'zh-Hans',
  vite: { plugins: [readings()] },
  head: [
    ['link', { rel: 'stylesheet', href: '/jiazhu/jiazhu.css' }],
    ['script', { type: 'module', src: '/jiazhu/jiazhu.js' }],
  ],
};
