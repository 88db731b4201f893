/** An instant as the engine writes it: `YYYY-MM-DD HH:MM:SS.mmm`, in UTC. */
export const instantText = (date: Date): string => date.toISOString().slice(0, -1).replace('T', ' ')
