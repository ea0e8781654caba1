/** Gives the person a file. */
export function download({ name, type, text }: { name: string; type: string; text: string }): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers fetch it only after this task.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}
