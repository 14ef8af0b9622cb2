import { lane } from '../reading.js';

export const GET = async () => new Response((await lane()).words);
