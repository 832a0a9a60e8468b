/** A style sheet as text, its imports put in (Vite). */
declare module '*.css?inline' {
  const css: string;
  export default css;
}
