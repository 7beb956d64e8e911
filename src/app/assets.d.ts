/** Vite gives a file's address where `?url` stands behind it. */
declare module '*.ttf?url' {
  const address: string;
  export default address;
}
