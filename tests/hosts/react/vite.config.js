// Relative addresses: the page may lie in any folder of its host.
export default { base: './' };
