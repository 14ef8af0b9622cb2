import { StrictMode, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'jiazhu';
import type { JiazhuReading } from 'jiazhu';
import type {} from 'jiazhu/react';

function Reading({ theme }: { theme: 'light' | 'dark' }) {
  const element = useRef<JiazhuReading>(null);
  const [told, tell] = useState('');
  useEffect(() => {
    element.current?.ready.then(() => tell(`${element.current?.reading?.entries} entries`), (error: Error) => tell(error.message));
  }, []);
  return (
    <>
      <button type="button" id="look" onClick={() => element.current?.open('wanggeyuan')}>Look it up</button>
      <jiazhu-reading ref={element} src="./example.reading" theme={theme} onjiazhu-open={({ detail }) => tell(detail.surface)}>
        <p lang="zh-Hans">居委会先摸底，再上门。</p>
      </jiazhu-reading>
      <output id="told">{told}</output>
    </>
  );
}

function App() {
  const [shown, show] = useState(true);
  const [theme, paint] = useState<'light' | 'dark'>('light');
  return (
    <>
      <button type="button" id="toggle" onClick={() => show(!shown)}>Show or hide</button>
      <button type="button" id="paint" onClick={() => paint(theme === 'light' ? 'dark' : 'light')}>Light or dark</button>
      {shown && <Reading theme={theme} />}
    </>
  );
}

createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
