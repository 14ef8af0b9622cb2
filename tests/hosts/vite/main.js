import 'jiazhu';
import 'jiazhu/jiazhu.css';

const reading = document.querySelector('jiazhu-reading');
reading.addEventListener('jiazhu-open', ({ detail }) => (document.querySelector('#told').textContent = detail.id));
