/** The package has no types of its own; this is what the tests use of it. */
declare module 'text-readability' {
  const readability: { fleschKincaidGrade(text: string): number };
  export default readability;
}
