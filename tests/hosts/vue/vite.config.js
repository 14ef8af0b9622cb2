import vue from '@vitejs/plugin-vue';

// Relative addresses: the page may lie in any folder of its host. And the element is none of Vue's own.
export default {
  base: './',
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'jiazhu-reading' } } })],
};
